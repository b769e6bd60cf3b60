/** A relay between a browser and a server that counts each byte on its way, whoever in the browser asked for it. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Relay {
  down = 0; // bytes to the browser
  up = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server, readonly url: string) {}

  static async to(url: string): Promise<Relay> {
    const port = Number(new URL(url).port);
    let relay: Relay;
    const server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const s of [near, far]) {
        relay.sockets.add(s);
        s.on('close', () => relay.sockets.delete(s));
        s.on('error', () => { near.destroy(); far.destroy(); });
      }
      near.on('data', (b) => { relay.up += b.length; });
      far.on('data', (b) => { relay.down += b.length; });
      near.pipe(far);
      far.pipe(near);
    });
    await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
    const at = server.address();
    relay = new Relay(server, `http://localhost:${typeof at === 'object' && at ? at.port : 0}`);
    return relay;
  }

  async close(): Promise<void> {
    for (const s of this.sockets) s.destroy();
    await new Promise((r) => this.server.close(r));
  }
}
