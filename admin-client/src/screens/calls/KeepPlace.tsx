import { Component, type ReactNode } from 'react';

interface Place {
  readonly row: Element;
  readonly top: number;
}

const topOf = (element: Element): number => element.getBoundingClientRect().top;

/**
 * Holds the rows that are being read where they are when others appear above them; at the top of the page new ones
 * push the rest down. By ourselves, since browsers do not do it for tables. A class, since only these are asked
 * between the drawing of the old and the new.
 */
export class KeepPlace extends Component<{ children: ReactNode }> {
  override getSnapshotBeforeUpdate(): Place | null {
    if (window.scrollY === 0) return null;
    for (const row of document.querySelectorAll('[data-call-id]')) {
      const top = topOf(row);
      if (top >= 0) return { row, top };
    }
    return null;
  }

  override componentDidUpdate(_before: unknown, _state: unknown, place: Place | null): void {
    if (place === null || !place.row.isConnected) return;
    const moved = topOf(place.row) - place.top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
