import type { Side } from '@mado/core/domain/call.ts';
import type { ReceiveWindow, SendWindow } from '@mado/core/domain/quality-window.ts';
import type { ColumnType } from 'kysely';

/** Ten seconds of a call as one side reported them, in one direction. No row names a person. */
interface CallQualityTable {
  call_id: string;
  /** Who reported. */
  side: Side;
  /** What it received, or what it knows of sending. */
  direction: 'receive' | 'send';
  starts_at: Date;
  seconds: number;
  /** Seconds that could be judged by the call's modality, and those of them that met the thresholds. */
  judged: number;
  met: number;
  measures: ColumnType<ReceiveWindow | SendWindow, string, never>;
}

export interface QualitySchema {
  call_quality: CallQualityTable;
}
