import { Icon, type IconProps } from '../ui/icons/Icon.tsx';

export const EyeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z" />
    <circle cx="12" cy="12" r="3" />
  </Icon>
);

export const EyeOffIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6.500 7.300C3.900 9.200 2.500 12 2.500 12S6 18.500 12 18.500c1.700 0 3.200-.5 4.500-1.300M10 5.800c.6-.2 1.300-.3 2-.3 6 0 9.500 6.500 9.500 6.500s-.7 1.300-2 2.800M3.500 3.500l17 17" />
  </Icon>
);

export const KeyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="15" r="4.500" />
    <path d="m11.500 11.500 8-8M16 7l3 3" />
  </Icon>
);

export const PhoneIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="6.500" y="2.500" width="11" height="19" rx="2.500" />
    <path d="M10.500 18h3" />
  </Icon>
);
