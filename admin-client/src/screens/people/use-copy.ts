import { useState, type RefObject } from 'react';

/** Copies a text. Where the browser does not let us, the text is selected for the reader to copy. */
export function useCopy(text: string, shown: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<'idle' | 'copied' | 'selected'>('idle');
  const copy = (): void => {
    void put(text).then((done) => {
      if (!done && shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
      setState(done ? 'copied' : 'selected');
    });
  };
  return { state, copy };
}

async function put(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
