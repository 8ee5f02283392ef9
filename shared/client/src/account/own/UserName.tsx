/** Tells the browser whose password a form is about, so that it keeps the new one with the right address. */
export const UserName = ({ email }: { email: string }) => (
  <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
);
