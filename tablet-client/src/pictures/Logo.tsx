/** A window that speaks. */
export const Logo = () => (
  <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      d="M5 6.500A2.5 2.5 0 0 1 7.5 4h17A2.5 2.5 0 0 1 27 6.500v13a2.5 2.5 0 0 1-2.5 2.500H15l-6 6v-6H7.500A2.5 2.5 0 0 1 5 19.500z"
      fill="currentColor"
    />
    <path d="M16 7.500v11M8.5 13h15" stroke="var(--card)" strokeWidth="2" strokeLinecap="round" />
  </svg>
);
