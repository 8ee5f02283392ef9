import type { ReactNode } from 'react';

export interface IconProps {
  className?: string | undefined;
}

/** One drawing in the size of the text around it. The words beside it name it, so it says nothing itself. */
export const Icon = ({ className, children }: IconProps & { children: ReactNode }) => (
  <svg
    className={className}
    width="1em"
    height="1em"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);
