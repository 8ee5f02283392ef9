import type { MouseEvent, ReactNode } from 'react';
import { navigate } from './router.ts';

interface LinkProps {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  'aria-current'?: 'page';
  'aria-label'?: string;
  'data-call'?: string;
  'data-testid'?: string;
  /** Just before this tab goes there. */
  onFollow?: () => void;
}

/** Whether a click asks for something other than this tab. */
const goesElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** A link to another page of this client, which needs no new document. */
export function Link({ href, children, onFollow, ...rest }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (goesElsewhere(event)) return;
    event.preventDefault();
    onFollow?.();
    navigate(href);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
