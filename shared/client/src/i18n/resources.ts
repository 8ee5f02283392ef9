import type commonJa from '../locales/ja.json';

// Each package declares its own namespace: `common` here, `tablet`, `interpreter` and `admin` in the clients.
declare module 'i18next' {
  interface ResourceNamespaceMap {
    common: typeof commonJa;
  }
}
