const captureTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

interface WithHeaderExtensions {
  headerExtensions?: { uri: string }[] | undefined;
}

/** With `abs-capture-time` negotiated a simulcast consumer never leaves its first layer, so nobody is offered it. */
export function withoutCaptureTime<T extends WithHeaderExtensions>(described: T): T {
  const headerExtensions = described.headerExtensions?.filter(({ uri }) => uri !== captureTime);
  return headerExtensions === undefined ? described : { ...described, headerExtensions };
}
