import { Icon, type IconProps } from './Icon.tsx';

export const MicrophoneIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="9" y="2.5" width="6" height="12" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5M8.5 21.5h7" />
  </Icon>
);

export const MicrophoneOffIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M15 10V5.500a3 3 0 0 0-5.7-1.300M9 9v2.500a3 3 0 0 0 4.6 2.500M5.5 11.500a6.5 6.5 0 0 0 10.6 5M18.5 11.500c0 .9-.2 1.8-.5 2.600M12 18v3.500M8.5 21.500h7M3.5 3l17 18" />
  </Icon>
);

export const CameraIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="2.5" y="6" width="13" height="12" rx="2.5" />
    <path d="m15.5 10.5 6-3v9l-6-3" />
  </Icon>
);

export const CameraOffIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6.5 6H5a2.5 2.5 0 0 0-2.5 2.500v7A2.5 2.5 0 0 0 5 18h8c.9 0 1.7-.4 2.1-1.100M10.5 6H13a2.5 2.5 0 0 1 2.5 2.500v2l6-3v9l-3-1.500M3.5 3l17 18" />
  </Icon>
);

export const SwitchCameraIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 8.500h4l1.7-2.500h6.600L17 8.500h4v11H3z" />
    <path d="M8.6 13.200A3.5 3.5 0 0 1 15 12.300M15.4 14.800A3.5 3.5 0 0 1 9 15.700M15.3 10.300v2.200h-2.200M8.7 17.700v-2.200h2.2" />
  </Icon>
);

export const HangUpIcon = (props: IconProps) => (
  <Icon {...props}>
    <path
      d="M2.5 14.600c-.7-3.1 4.2-6.1 9.5-6.100s10.2 3 9.5 6.100l-.4 1.700c-.1.6-.7 1-1.3.900l-3.3-.600a1.2 1.2 0 0 1-1-1.100l-.2-2.100a12.5 12.5 0 0 0-6.6 0l-.2 2.100c0 .6-.5 1-1 1.100l-3.3.600c-.6.1-1.2-.3-1.3-.900z"
      fill="currentColor"
      stroke="none"
    />
  </Icon>
);

export const AnswerIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6.2 3.5 9.3 3l1.9 4.6-2 1.700a12 12 0 0 0 5.5 5.500l1.7-2 4.6 1.9-.5 3.100a2.5 2.5 0 0 1-2.8 2.100C10.6 19 5 13.4 4.1 6.300a2.5 2.5 0 0 1 2.1-2.800z" />
  </Icon>
);

export const TextIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 4h15A1.5 1.5 0 0 1 21 5.500v10a1.5 1.5 0 0 1-1.500 1.500H11l-4.500 4V17h-2A1.500 1.500 0 0 1 3 15.500v-10A1.500 1.500 0 0 1 4.500 4zM7.500 8.500h9M7.500 12.500h6" />
  </Icon>
);
