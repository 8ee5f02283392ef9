import { clientConfig } from '../shared/client/vite.ts';

export default clientConfig('interpreter');
