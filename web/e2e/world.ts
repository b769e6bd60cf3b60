/** A real ledger on a real server, with parties and their keys, for browsers to act in. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');

/** The binary: built once for all stories, or named by PARLEY. */
let built: Promise<string> | undefined;
export function binary(): Promise<string> {
  built ??= (async () => {
    if (process.env.PARLEY) return resolve(process.env.PARLEY);
    const out = join(repository, 'bin/parley');
    await run('go', ['build', '-trimpath', '-o', out, './cmd/parley'], { cwd: repository });
    return out;
  })();
  return built;
}

export interface Party { name: string; key: string; file: string }

export class World {
  readonly dir = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  readonly parties = new Map<string, Party>();
  url = '';
  private server: ChildProcess | undefined;
  private log = '';

  private constructor(private readonly parley: string) {}

  /** Founds an exercise and serves it, closed, on localhost: passkeys need a name. */
  static async found(name: string, ...serve: string[]): Promise<World> {
    const w = new World(await binary());
    await w.run('init', '--dir', w.path('ledger'), '--name', name, '--exercise');
    await w.serve(...serve);
    return w;
  }

  /** The demo, with its story told and its keys at hand for the page. */
  static async demo(): Promise<World> {
    const w = new World(await binary());
    await w.start('demo', '--quiet', '--dir', w.path('demo'), '--addr', '127.0.0.1:0');
    return w;
  }

  path(...parts: string[]): string { return join(this.dir, ...parts); }

  /** Runs a command of the binary; gives what it printed. */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await run(this.parley, args, { cwd: this.dir, env: this.env() });
    return stdout;
  }

  /** Commands remember ledgers by address and find keys in the environment: here each world has its own. */
  private env(): NodeJS.ProcessEnv {
    return { ...process.env, PARLEY_KEY: '', HOME: this.dir, XDG_CONFIG_HOME: '', XDG_STATE_HOME: '', XDG_DATA_HOME: '' };
  }

  async serve(...more: string[]): Promise<void> {
    await this.start('serve', '--dir', this.path('ledger'), '--addr', '127.0.0.1:0', ...more);
  }

  private async start(...args: string[]): Promise<void> {
    const at = this.path('address');
    rmSync(at, { force: true });
    const child = spawn(this.parley, [...args, '--address-file', at], { cwd: this.dir, env: this.env(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.server = child;
    const keep = (d: Buffer) => { this.log = (this.log + d.toString()).slice(-4000); };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('exit', (code, signal) => { if (this.server === child) console.error(`parley ${args[0]} ended by itself (${signal ?? code}): ${this.log}`); });
    for (let i = 0; i < 600 && !existsSync(at); i++) {
      if (child.exitCode !== null) throw new Error(`parley ${args[0]} ended: ${this.log}`);
      await new Promise((r) => setTimeout(r, 100));
    }
    this.url = readFileSync(at, 'utf8').trim().replace('127.0.0.1', 'localhost');
  }

  /** Stops the server; serve starts it again on another port. */
  async stop(): Promise<void> {
    const child = this.server;
    this.server = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((r) => child.once('exit', r));
    child.kill('SIGTERM');
    await ended;
  }

  /** Admits a party by a key of its own, with all powers. */
  async admit(id: string, name: string, kind: string, country?: string): Promise<Party> {
    const file = this.path(`${id}.key`);
    await this.run('key', 'new', '--post', 'duty-officer', '--name', name, '--kind', kind, ...(country ? ['--country', country] : []), '-o', file);
    await this.run('party', 'admit', `${file}.pub`, '--key', this.path('ledger', 'registrar.key'), '--server', this.url.replace('localhost', '127.0.0.1'));
    const party = { name, file, key: readFileSync(file, 'utf8') };
    this.parties.set(id, party);
    return party;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
