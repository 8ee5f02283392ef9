import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MadoError } from '@mado/core/domain/errors.ts';
import { namespaces, type Role } from '@mado/core/protocol/version.ts';
import express, { type RequestHandler, type Router } from 'express';
import type { Mode } from '../config.ts';
import { wantsPage } from './errors.ts';
import { problemPage } from './pages.ts';

/** The folders with the built clients. */
export type ClientFolders = Readonly<Record<Role, string>>;

const built = (client: string) => path.resolve(import.meta.dirname, '../../..', client, 'dist');

/** Where the build of this checkout puts them. */
export const clientFolders: ClientFolders = {
  tablet: built('tablet-client'),
  interpreter: built('interpreter-client'),
  admin: built('admin-client'),
};

const IMMUTABLE = 'public, max-age=31536000, immutable';
const isHashed = (folder: string, file: string) => file.startsWith(path.join(folder, 'assets') + path.sep);

/** The three clients, each under the path that is also its namespace. */
export function clients(folders: ClientFolders, mode: Mode): Router {
  const router = express.Router();
  for (const role of ['tablet', 'interpreter', 'admin'] as const) {
    const folder = folders[role];
    router.use(namespaces[role], withSlash, requireBuilt(folder), files(folder), indexFor(folder, mode));
  }
  return router;
}

const withSlash: RequestHandler = (request, response, next) => {
  if (/^[^?]*[^/?]($|\?)/.test(request.originalUrl) && request.path === '/') {
    response.redirect(308, `${request.baseUrl}/${request.originalUrl.slice(request.baseUrl.length)}`);
  } else next();
};

const requireBuilt =
  (folder: string): RequestHandler =>
  (request, response, next) => {
    if (existsSync(path.join(folder, 'index.html'))) {
      next();
      return;
    }
    response.status(503).setHeader('Cache-Control', 'no-store');
    if (wantsPage(request)) response.send(problemPage('not-built'));
    else response.json({ error: { code: 'internal', retryable: true } });
  };

const files = (folder: string): RequestHandler =>
  express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders: (response, file) => {
      response.setHeader('Cache-Control', isHashed(folder, file) ? IMMUTABLE : 'no-cache');
    },
  });

/** Every path that is not a file is a screen of the client. */
const indexFor =
  (folder: string, mode: Mode): RequestHandler =>
  async (request, response) => {
    const isScreen = request.path.endsWith('/') || path.extname(request.path) === '';
    if (!isScreen || request.path.startsWith('/assets/') || !['GET', 'HEAD'].includes(request.method)) {
      throw new MadoError('not-found');
    }
    response.setHeader('Cache-Control', 'no-cache');
    if (mode === 'lan') response.type('html').send(await markedIndex(folder));
    else response.sendFile('index.html', { root: folder, cacheControl: false });
  };

/** Tells the client that it is a trial, before it draws anything. */
async function markedIndex(folder: string): Promise<string> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  return page.replace(/<html(?=[\s>])/, '<html data-trial');
}
