/** One statement on its way: composed, shown, signed, submitted, and proven to be in the log. */
import { get, post, Problem, Unreachable } from '../lib/api';
import { agrees, prove, record } from '../lib/record.svelte';
import { route } from '../lib/route.svelte';
import type { Me } from '../lib/shapes';
import { refresh, situation } from '../lib/situation.svelte';
import { hex, unbase64, type Bytes } from '../proof/bytes';
import type { Checkpoint } from '../proof/note';
import { decodeReceipt, verifyReceiptOf, type Receipt } from '../proof/receipt';
import { verifyAssertion } from './assertion';
import { canonical } from './canon';
import { preAuthentication, statementId, type Envelope, type KeyRecord, type Part } from './digest';
import { documentOf, fetchDocument, quotedIn, type Document, type Quoted } from './document';
import { exercise, exerciseKeys, openRole } from './exercise.svelte';
import { verify as verifyEd25519 } from './keyfile';
import { keptKeys, keys, use, type Signer } from './keys.svelte';
import type { Said, Saying } from './say.svelte';
import { compose, envelope, fitParts, Mismatch, opened, powerFor, submission, type Statement, type Submission } from './statement';
import type { Content } from '../lib/content';

export type Stage = 'preparing' | 'refused' | 'ready' | 'signing' | 'half' | 'queued' | 'done';

/** Why nothing can be signed; the words are `sign-no-` and the code. */
export type No = 'login' | 'past' | 'broken' | 'unverified' | 'power' | 'mismatch' | 'another-party' | 'another-ledger' | 'signature' | 'problem';

/** What a two-person rule has signed by two where it would loosen it, or make somebody a second post. */
const guards = new Set(['party/two-person', 'key/enrol', 'post/roster']);

interface PostKeys { posts: { post: string; powers: string[]; keys: { key: string }[] }[]; two_person?: string[] }

export class Signing {
  stage = $state<Stage>('preparing');
  no = $state<No>();
  problem = $state.raw<Error>();
  statement = $state.raw<Statement>();
  document = $state.raw<Document>();
  parts = $state.raw<Map<string, Part>>(new Map());
  /** What it speaks to, by the field that names it. */
  quoted = $state.raw<Map<string, Quoted>>(new Map());
  id = $state('');
  signer = $state.raw<Signer>();
  /** The posts for which the key may sign this, its own first. */
  offices = $state.raw<string[]>([]);
  /** The party's rule asks for two posts. */
  two = $state(false);
  /** It may need two all the same: the rule that stands guards itself. */
  #guarded = false;
  /** Who could sign it, where who is logged in can't. */
  others = $state.raw<string[]>([]);
  /** Who has signed it already, each signature verified here. */
  signed = $state.raw<{ keyId: string; post: string }[]>([]);
  said = $state.raw<Said & { receiptText: string }>();
  /** The party said something on this meanwhile: it was written anew, and is read once more. */
  anew = $state(false);
  /** The session has ended meanwhile; nothing is lost. */
  ended = $state(false);

  /** The records of the keys that signed, for whoever verifies the receipt without a server. */
  records: KeyRecord[] = [];

  #payload: Bytes | undefined;
  #sent: string | undefined;
  #envelope: Envelope | undefined;

  constructor(readonly saying: Saying | undefined, readonly half: Submission | undefined) {}

  get me(): Me | undefined { return situation.me; }

  /** What is sent, or handed on to a second post. */
  get wire(): string { return this.#sent ?? ''; }

  /** Reads what is to be signed from its bytes, and finds out whether it can be. */
  async prepare(office?: string): Promise<void> {
    this.stage = 'preparing';
    this.no = this.problem = this.#sent = undefined;
    try {
      if (!this.me) return this.refuse('login');
      if (route.at !== undefined) return this.refuse('past');
      await prove();
      if (record.standing === 'broken') return this.refuse('broken');
      if (record.standing !== 'verified') return this.refuse('unverified');
      if (this.half) await this.takeHalf(this.half);
      else await this.write(office);
      if (this.no) return;
      await this.findKey();
      this.stage = 'ready';
    } catch (e) {
      if (e instanceof Mismatch) return this.refuse('mismatch', e);
      this.refuse('problem', e as Error);
    }
  }

  private refuse(no: No, problem?: Error): void {
    this.no = no;
    this.problem = problem;
    this.ended = problem instanceof Problem && problem.status === 401;
    this.stage = 'refused';
  }

  /** Composes the statement on top of what its author said last. */
  private async write(office?: string): Promise<void> {
    const s = this.saying!;
    const me = this.me!;
    const power = powerFor(s.type)!;
    this.offices = me.offices.filter((o) => o.powers.includes(power)).map((o) => o.post);
    const posts = await get<PostKeys>(`/parties/${me.party}/posts`);
    this.two = posts.two_person?.includes(s.type) ?? false;
    this.#guarded = (posts.two_person?.length ?? 0) > 0 && guards.has(s.type);
    if (this.offices.length === 0) {
      this.others = posts.posts.filter((p) => p.powers.includes(power) && p.keys.length > 0).map((p) => p.post);
      return this.refuse('power');
    }
    const audience = s.audience.includes('everyone') ? ['everyone'] : [...new Set([...s.audience, me.party])].sort();
    const on = await get<{ prev?: string }>('/prev', { author: me.party, kind: s.subject.kind, subject: s.subject.id, audience: audience.join(',') });
    const seen = { size: record.checkpoint!.size, root: hex(record.checkpoint!.root) };
    this.#payload = compose({
      type: s.type, ledger: situation.ledger!.ledger, author: me.party, post: office ?? this.offices[0]!, signed_at: Date.now(), seen,
      ...(on.prev && { prev: on.prev }), audience, body: s.body,
    });
    await this.show(s.parts ?? []);
  }

  /** Everything that the dialogue shows comes from the payload and from parts that fit it. */
  private async show(parts: Part[]): Promise<void> {
    this.statement = opened(this.#payload!);
    this.id = hex(await statementId(this.#payload!));
    const body = this.statement.body;
    this.parts = await fitParts(body, parts);
    this.quoted = await quotedIn(body, this.parts);
    const own = body.revision;
    if (typeof own === 'object') this.document = await documentOf(own as Content, this.parts);
    else if (typeof own === 'string' && typeof body.arrangement === 'string') this.document = await fetchDocument(body.arrangement, own);
  }

  /** A statement that another post has signed: its signatures are verified by the ledgered keys. */
  private async takeHalf(half: Submission): Promise<void> {
    this.#payload = unbase64(half.envelope.payload);
    await this.show(half.parts ?? []);
    const s = this.statement!;
    if (s.ledger !== situation.ledger!.ledger) return this.refuse('another-ledger');
    if (s.author !== this.me!.party) return this.refuse('another-party');
    this.two = true;
    this.offices = [s.post];
    const known = await get<{ keys: { key_id?: string; id: string; key: KeyRecord }[] }>(`/parties/${s.author}/keys`);
    const message = preAuthentication(this.#payload);
    this.signed = [];
    for (const { keyid, sig } of half.envelope.signatures) {
      const k = known.keys.find((x) => x.id === keyid)?.key;
      if (!k || !await this.verifies(k, message, sig)) return this.refuse('signature');
      this.signed = [...this.signed, { keyId: keyid, post: k.post }];
      this.records = [...this.records, k];
    }
  }

  private async verifies(k: KeyRecord, message: Bytes, sig: string): Promise<boolean> {
    return k.alg === 'webauthn' ? verifyAssertion(k, await statementId(this.#payload!), sig) : verifyEd25519(k.public, message, unbase64(sig));
  }

  /** The key that is logged in, where it is open, kept, or an exercise's. */
  private async findKey(): Promise<void> {
    const id = this.me!.key;
    const found = keys.of(id) ?? (await keptKeys(situation.ledger!.ledger)).find((k) => k.keyId === id) ?? (await this.exerciseKey(id));
    if (found) this.signer = use(found);
  }

  private async exerciseKey(id: string): Promise<Signer | undefined> {
    if (!situation.ledger?.exercise) return undefined;
    await exerciseKeys();
    const role = exercise.roles.find((r) => r.file.key_id === id);
    return role && openRole(role);
  }

  /** Signs what is shown, and submits it, or has it handed on. */
  async sign(): Promise<void> {
    const signer = this.signer;
    if (!signer || this.stage !== 'ready') return;
    this.stage = 'signing';
    this.problem = undefined;
    try {
      if (record.standing === 'broken') return this.refuse('broken');
      const message = preAuthentication(this.#payload!);
      const sig = await signer.sign(message, await statementId(this.#payload!));
      const before = (this.half?.envelope.signatures ?? []).filter((x) => x.keyid !== signer.keyId);
      this.records = [...this.records.slice(0, before.length), signer.key];
      this.#envelope = envelope(this.#payload!, [...before, { keyid: signer.keyId, sig }]);
      this.#sent = submission(this.#envelope, [...this.parts.values()]);
      if ((this.two || this.#guarded) && before.length === 0) await this.handOn();
      else await this.submit();
    } catch (e) {
      this.failed(e as Error);
    }
  }

  private failed(e: Error): void {
    if (e instanceof Problem && e.code === 'broken-prev' && this.saying) {
      this.anew = true;
      void this.prepare(this.statement?.post);
      return;
    }
    this.problem = e;
    this.ended = e instanceof Problem && e.status === 401;
    this.stage = 'ready';
  }

  /** Whether a second post must sign: the server says so, and nothing is entered. */
  private async handOn(): Promise<void> {
    const a = await post<{ admitted: boolean; why?: { code: string; detail: string; status: number; todo?: string } }>('/admit', this.#sent);
    if (a.admitted) return this.submit();
    if (a.why!.code !== 'two-person') throw new Problem(a.why!);
    this.stage = 'half';
  }

  /** Sends the very bytes that were signed; sending them again is always safe. */
  async submit(): Promise<void> {
    this.stage = 'signing';
    this.problem = undefined;
    try {
      const a = await post<{ statement: string; receipt?: Receipt; place?: number }>('/statements', this.#sent);
      if (a.receipt === undefined) {
        this.stage = 'queued';
        return;
      }
      this.said = await this.prove(a.statement, a.receipt);
      this.stage = 'done';
      void refresh();
    } catch (e) {
      if (e instanceof Problem && e.code === 'two-person') this.stage = 'half';
      else this.failed(e as Error);
    }
  }

  /** Verifies the receipt: the entry is this envelope, in this log, for this audience. */
  private async prove(statement: string, given: Receipt): Promise<Said & { receiptText: string }> {
    if (statement !== this.id) throw new Mismatch('statement');
    const text = canonical(given);
    const receipt = decodeReceipt(text);
    const proven = await verifyReceiptOf(record.log!, receipt, await this.entered(receipt));
    if (proven.leaf.version !== 1) throw new Mismatch('leaf');
    await this.addresses(proven.numbers);
    await agrees(proven.checkpoint satisfies Checkpoint, receipt.checkpoint);
    return { statement, receipt, index: proven.index, receiptText: text };
  }

  /** The envelope that entered: that which was sent, or an earlier one of the same statement. */
  private async entered(receipt: Receipt): Promise<Envelope> {
    const { commitment } = await import('./digest');
    if (await commitment(this.#envelope!) === receipt.leaf.slice(18, 82)) return this.#envelope!;
    const e = await get<{ submission: Submission }>(`/statements/${this.id}`);
    if (hex(await statementId(unbase64(e.submission.envelope.payload))) !== this.id) throw new Mismatch('statement');
    return e.submission.envelope;
  }

  /** That the slots opened are those of the statement's audience. */
  private async addresses(numbers: number[] | 'everyone'): Promise<void> {
    const audience = this.statement!.audience;
    if ((numbers === 'everyone') !== (audience[0] === 'everyone')) throw new Mismatch('leaf');
    if (numbers === 'everyone') return;
    const { parties } = await get<{ parties: { id: string; number: number }[] }>('/parties');
    const want = audience.map((p) => parties.find((x) => x.id === p)?.number ?? -1).sort((a, b) => a - b);
    if (want.join() !== numbers.join()) throw new Mismatch('leaf');
  }

  /** Whether the outcome is unknown: the link broke while it was sent. */
  get unknown(): boolean { return this.#sent !== undefined && this.problem instanceof Unreachable; }
}
