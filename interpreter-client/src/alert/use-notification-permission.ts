import { useState } from 'react';

export interface NotificationChoice {
  /** Null where the browser has no notifications. */
  readonly permission: NotificationPermission | null;
  readonly ask: () => void;
}

const current = (): NotificationPermission | null =>
  'Notification' in window ? Notification.permission : null;

/** Whether the browser may show notifications, and how to ask the person for it. */
export function useNotificationPermission(): NotificationChoice {
  const [permission, setPermission] = useState(current);
  const ask = (): void => void Notification.requestPermission().then(setPermission);
  return { permission, ask };
}
