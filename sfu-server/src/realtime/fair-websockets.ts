import { WebSocketServer, type ServerOptions } from 'ws';

/**
 * Takes one message of a line, then lets the others have their turn. Else all that has arrived on one line is worked
 * through at a stretch, and whoever floods keeps everybody else waiting until they are cut off.
 */
export class FairWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false });
  }
}
