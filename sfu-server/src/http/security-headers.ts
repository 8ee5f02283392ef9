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

const permissions = [
  'autoplay=(self)',
  'camera=(self)',
  'display-capture=()',
  'fullscreen=(self)',
  'geolocation=()',
  'microphone=(self)',
  'screen-wake-lock=(self)',
  'speaker-selection=(self)',
  'usb=()',
].join(', ');

type HeaderConfig = Pick<Config, 'secure' | 'publicUrl'>;

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
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'", webSocketOrigin(config)],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'"],
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
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: config.secure && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', permissions);
    headers(request, response, next);
  };
}
