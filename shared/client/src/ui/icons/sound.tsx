import { Icon, type IconProps } from './Icon.tsx';

export const SpeakerIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 9.5h3.500L12.500 5v14l-5-4.500H4zM16 9a4 4 0 0 1 0 6M18.500 6.500a7.800 7.800 0 0 1 0 11" />
  </Icon>
);

export const HandsetIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 14.500v-2.500a8 8 0 0 1 16 0v2.500" />
    <rect x="2.800" y="13.500" width="4.700" height="7" rx="2" />
    <rect x="16.500" y="13.500" width="4.700" height="7" rx="2" />
  </Icon>
);

export const SettingsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 7h8M17 7h3M4 17h3M12 17h8" />
    <circle cx="14.500" cy="7" r="2.500" />
    <circle cx="9.500" cy="17" r="2.500" />
  </Icon>
);

export const NetworkIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 9.500a13.500 13.500 0 0 1 18 0M6.200 13a8.800 8.800 0 0 1 11.600 0M9.300 16.400a4.200 4.200 0 0 1 5.400 0M12 19.500v.1" />
  </Icon>
);
