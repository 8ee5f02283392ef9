import { report } from '@mado/client/app/report.ts';
import { LocalMediaError } from '@mado/client/media/local-media-error.ts';
import { RequestError } from '@mado/client/socket/request-error.ts';

/** The code of a failure, for words. Anything unknown is a defect: it is noted, and `internal` to the person. */
export function codeOfFailure(error: unknown): string {
  if (error instanceof RequestError || error instanceof LocalMediaError) return error.code;
  report(error);
  return 'internal';
}
