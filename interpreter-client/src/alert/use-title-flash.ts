import { useEffect } from 'react';

const TURN_MS = 1_000;

/** Alternates the document's title, so that a tab in the background is noticed. */
export function useTitleFlash(text: string): void {
  useEffect(() => {
    const calm = document.title;
    const turn = (): void => {
      document.title = document.title === text ? calm : text;
    };
    turn();
    const timer = setInterval(turn, TURN_MS);
    return () => {
      clearInterval(timer);
      document.title = calm;
    };
  }, [text]);
}
