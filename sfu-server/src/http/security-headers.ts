import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';

/**
 * The two style sheets that react-aria adds to the page by itself, to the letter: touch without delay, and no scrolling
 * behind a dialogue. All other style comes from files or through the CSSOM, which the policy does not restrict.
 */
export const reactAriaStyles = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What our pages use: media, a screen that stays on, passkeys, and an address to copy. */
const used = [
  'autoplay',
  'camera',
  'clipboard-write',
  'fullscreen',
  'microphone',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'speaker-selection',
];

/** Everything else that browsers can be told to keep from a page. */
const unused = [
  'accelerometer',
  'browsing-topics',
  'clipboard-read',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const permissions = [
  ...used.map((feature) => `${feature}=(self)`),
  ...unused.map((feature) => `${feature}=()`),
].join(', ');

type HeaderConfig = Pick<Config, 'secure' | 'publicUrl' | 'mode'>;

/** Older Safari does not count WebSockets to the own origin as `'self'`. */
const webSocketOrigin =
  ({ secure, publicUrl }: HeaderConfig) =>
  (request: IncomingMessage): string => {
    const host = publicUrl === null ? (request.headers.host ?? '') : new URL(publicUrl).host;
    return /^[\w.:[\]-]+$/.test(host) ? `${secure ? 'wss' : 'ws'}://${host}` : "'self'";
  };

const contentSecurityPolicy = (config: HeaderConfig) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'", webSocketOrigin(config)],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'"],
    manifestSrc: ["'self'"],
    mediaSrc: ["'self'", 'blob:', 'mediastream:'],
    objectSrc: ["'none'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", ...reactAriaStyles.map(hashOf)],
    ...(config.secure && { upgradeInsecureRequests: [] }),
  },
});

/** What browsers may do with our pages. */
export function securityHeaders(config: HeaderConfig): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: contentSecurityPolicy(config),
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Nobody is held to a certificate that a trial made for itself.
    strictTransportSecurity: config.secure &&
      config.mode !== 'lan' && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', permissions);
    headers(request, response, next);
  };
}
