import { describe, expect, it } from 'vitest';
import { accountHref, callHref, callsHref, pages, routeOf } from './routes.ts';

const callId = '0198a1b2-0000-7000-8000-000000000001';

describe('routeOf', () => {
  it('finds the call log with and without the last slash', () => {
    for (const path of ['/admin', callsHref, '/admin/calls', '/admin/calls/']) {
      expect(routeOf(path)).toEqual({ name: 'calls' });
    }
  });

  it('finds the call of its own link', () => {
    expect(routeOf(callHref(callId))).toEqual({ name: 'call', callId });
    expect(routeOf(`${callHref(callId)}/`)).toEqual({ name: 'call', callId });
  });

  it('finds every page of the navigation', () => {
    for (const { name, href } of pages) expect(routeOf(href)).toEqual({ name });
  });

  it("finds one's own account", () => {
    expect(routeOf(accountHref)).toEqual({ name: 'account' });
  });

  it('knows no other page', () => {
    for (const path of ['/administrator', '/admin/persons', `/admin/calls/${callId}/more`, '/']) {
      expect(routeOf(path)).toEqual({ name: 'unknown' });
    }
  });
});
