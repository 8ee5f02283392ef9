import { z } from 'zod';
import { language } from '../../domain/language.ts';
import { rest } from './contract.ts';

export const wardLanguages = z.object({ languages: z.array(language) });

export const languageRoutes = {
  'GET /api/admin/languages': rest({
    about: 'The languages of the ward, in the order of the tablets.',
    output: wardLanguages,
  }),
} as const;
