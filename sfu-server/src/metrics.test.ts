import { expect, it, vi } from 'vitest';
import { Metrics, type MetricSources } from './metrics.ts';

const sources: MetricSources = {
  callsByState: () => ({ queued: 2, offered: 0, connecting: 0, active: 1 }),
  interpretersByStatusAndState: () => [{ status: 'break', state: 'wrap-up', count: 3 }],
  mediaObjects: () => ({ router: 0, transport: 4, producer: 2, consumer: 2 }),
  mediaWorkers: () => 2,
  sockets: () => ({ tablet: 1, interpreter: 0, admin: 0 }),
  databaseAway: () => true,
  spooledCommands: () => 4,
  certificateExpirySeconds: () => null,
};

it('tells the gauges as they are, zeros included', async () => {
  const text = await new Metrics(sources, vi.fn()).expose();
  expect(text).toContain('mado_calls_current{state="queued"} 2');
  expect(text).toContain('mado_calls_current{state="offered"} 0');
  expect(text).toContain('mado_interpreters{status="break",state="wrap-up"} 3');
  expect(text).toContain('mado_media_objects{kind="router"} 0');
  expect(text).toContain('mado_media_workers 2');
  expect(text).toContain('mado_sockets{role="interpreter"} 0');
  expect(text).toContain('mado_database_away 1');
  expect(text).toContain('mado_spooled_commands 4');
  expect(text).toContain('process_cpu_seconds_total');
});

it('tells of the certificate only where there is one', async () => {
  const onError = vi.fn();
  const text = await new Metrics(sources, onError).expose();
  expect(text).not.toMatch(/^mado_tls_certificate_expiry_seconds/m);
  expect(onError).not.toHaveBeenCalled();
  const secure = { ...sources, certificateExpirySeconds: () => -60 };
  expect(await new Metrics(secure, onError).expose()).toContain('mado_tls_certificate_expiry_seconds -60');
});

it('counts what happened', async () => {
  const metrics = new Metrics(sources, vi.fn());
  metrics.callEnded('jsl', 'completed');
  metrics.answered('jsl', 12);
  metrics.mediaUp(0.4);
  metrics.offerClosed('timed-out');
  metrics.workerDied();
  metrics.auditEntryLost();
  const text = await metrics.expose();
  expect(text).toContain('mado_calls_total{language="jsl",outcome="completed"} 1');
  expect(text).toContain('mado_queue_wait_seconds_bucket{le="10",language="jsl"} 0');
  expect(text).toContain('mado_queue_wait_seconds_bucket{le="15",language="jsl"} 1');
  expect(text).toContain('mado_answer_to_media_seconds_count 1');
  expect(text).toContain('mado_offers_total{outcome="timed-out"} 1');
  expect(text).toContain('mado_offers_total{outcome="rescinded"} 0');
  expect(text).toContain('mado_media_worker_deaths_total 1');
  expect(text).toContain('mado_audit_entries_lost_total 1');
});

it('keeps two servers in one process apart', async () => {
  const [one, other] = [new Metrics(sources, vi.fn()), new Metrics(sources, vi.fn())];
  one.workerDied();
  expect(await other.expose()).toContain('mado_media_worker_deaths_total 0');
});

it('leaves out what cannot be read, and says so', async () => {
  const onError = vi.fn();
  const down = {
    ...sources,
    callsByState: () => Promise.reject(new Error('down')),
    mediaWorkers: () => Promise.reject(new Error('down')),
  };
  const text = await new Metrics(down, onError).expose();
  expect(text).not.toMatch(/^mado_calls_current/m);
  expect(text).not.toMatch(/^mado_media_workers/m);
  expect(text).toContain('mado_sockets{role="tablet"} 1');
  expect(onError).toHaveBeenCalledTimes(2);
});
