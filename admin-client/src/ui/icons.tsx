import { Icon, type IconProps } from '@mado/client/ui/icons/Icon.tsx';

export const CrossIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="m8.8 8.8 6.4 6.4M15.2 8.8l-6.4 6.4" />
  </Icon>
);

export const BellIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 16.5V11a6 6 0 0 1 12 0v5.500l1.500 2h-15zM10 21h4" />
  </Icon>
);

export const BellOffIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 11v5.500l-1.500 2H17M8.500 6.100A6 6 0 0 1 18 11v3.500M10 21h4M3.500 3.500l17 17" />
  </Icon>
);

export const NobodyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="10" cy="8" r="4" />
    <path d="M3 20.500c.5-4 3.300-6 7-6 1.300 0 2.500.2 3.500.7M15.500 19h6" />
  </Icon>
);

export const DotsIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M8 12v.1M12 12v.1M16 12v.1" />
  </Icon>
);

export const AskIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 5.500h16v11h-8l-4.500 4v-4H4zM12 8.500v5M9.500 11h5" />
  </Icon>
);

export const TakenBackIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8.500 5 4 9.500 8.500 14M4 9.500h10a5.500 5.500 0 0 1 0 11h-3" />
  </Icon>
);

export const DownloadIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4v11M7 10.500l5 5 5-5M4.500 20h15" />
  </Icon>
);

export const DownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4.500v14M6 13l6 6 6-6" />
  </Icon>
);

export const PersonIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.500 20.500c.6-4 3.600-6 7.500-6s6.900 2 7.500 6" />
  </Icon>
);

export const TabletIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="3" y="4.500" width="18" height="13" rx="2" />
    <path d="M8 21h8M12 17.500V21" />
  </Icon>
);

export const InviteIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="10" cy="8" r="4" />
    <path d="M3 20.500c.5-4 3.300-6 7-6 1.300 0 2.500.2 3.500.7M18.500 14v6M15.500 17h6" />
  </Icon>
);

export const StopIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="m5.700 5.700 12.600 12.600" />
  </Icon>
);

export const PasswordIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="5" y="10.500" width="14" height="9.500" rx="2" />
    <path d="M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.500v2" />
  </Icon>
);

export const CodeIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="7" y="3" width="10" height="18" rx="2" />
    <path d="M10 9h.1M14 9h.1M10 13h.1M14 13h.1M11 17.500h2" />
  </Icon>
);

export const PasskeyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="4" />
    <path d="m11 11 8.500 8.500M16 16l2.500-2.500M19.500 19.500 21 18" />
  </Icon>
);

export const CopyIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="8.500" y="8.500" width="11" height="12" rx="2" />
    <path d="M15.500 5.500v-.500a1.500 1.500 0 0 0-1.500-1.500H6A1.500 1.500 0 0 0 4.500 5v9.500A1.500 1.500 0 0 0 6 16h.500" />
  </Icon>
);

export const ChevronIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m6 9.500 6 6 6-6" />
  </Icon>
);
