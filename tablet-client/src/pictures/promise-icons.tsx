import { Icon, type IconProps } from '@mado/client/ui/icons/Icon.tsx';

/** An eye and an ear's worth of sound: the interpreter sees and hears. */
export const SeenIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2 12c2.4-4.3 5.6-6.5 10-6.500s7.6 2.2 10 6.500c-2.4 4.3-5.6 6.5-10 6.500S4.4 16.3 2 12z" />
    <circle cx="12" cy="12" r="3.2" />
  </Icon>
);

export const NotRecordedIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <circle cx="12" cy="12" r="3.5" fill="currentColor" />
    <path d="m5.8 5.8 12.4 12.4" />
  </Icon>
);

export const SecretIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="4.5" y="10.5" width="15" height="10.5" rx="2.5" />
    <path d="M8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.800v2.2" />
  </Icon>
);
