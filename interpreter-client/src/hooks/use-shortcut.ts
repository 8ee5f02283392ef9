import { useEffect, useRef } from 'react';
import { isAltKey } from '../logic/shortcut.ts';

/** Does the same as a press when Alt and a letter are pressed. */
export function useShortcut(letter: 'A' | 'D', press: () => void, enabled: boolean): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (!enabled) return;
    const hear = (event: KeyboardEvent): void => {
      if (!isAltKey(event, letter)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [letter, enabled]);
}
