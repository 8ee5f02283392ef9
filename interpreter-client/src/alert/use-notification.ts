import { useEffect } from 'react';

/** Shows a desktop notification while the component stands, where the person allowed it and looks elsewhere. */
export function useNotification(title: string, body: string): void {
  useEffect(() => {
    if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return;
    const notification = notify(title, body);
    return () => notification?.close();
  }, [title, body]);
}

function notify(title: string, body: string): Notification | null {
  try {
    const notification = new Notification(title, { body, tag: 'mado-offer', requireInteraction: true });
    notification.onclick = () => window.focus();
    return notification;
  } catch {
    // Android has the class and will not have it constructed.
    return null;
  }
}
