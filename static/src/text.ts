// Texts as the server's catalogue writes them (the useful part of ICU MessageFormat), times and plurals as the page's
// language says them. Holds no words of its own.

type Params = Readonly<Record<string, unknown>>;
type Part = string | Slot | Choice | null;
interface Slot {
  readonly name: string;
  readonly format: string | undefined;
}
interface Choice {
  readonly name: string;
  readonly by: "plural" | "select";
  readonly branches: ReadonlyMap<string, readonly Part[]>;
}

const OPENING = /\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?([,}])/y;
const BRANCH = /\s*(=?[\w/]+)\s*\{/y;
const PLAIN = /[^{}#]+/y;

/** Says keys of the catalogue in a language and a time zone. */
export class Texts {
  readonly #parsed = new Map<string, readonly Part[]>();
  readonly #rules: Intl.PluralRules;
  readonly #locale: string;

  constructor(
    private readonly catalogue: Readonly<Record<string, string>>,
    private readonly lang: string,
    private readonly timeZone: string,
  ) {
    this.#locale = lang === "en" ? "en-GB" : lang;
    this.#rules = new Intl.PluralRules(this.#locale);
  }

  has(key: string): boolean {
    return key in this.catalogue;
  }

  /** The message of a key, its places filled. A key that is missing stands for itself, so that somebody sees it. */
  t(key: string, params: Params = {}): string {
    const message = this.catalogue[key];
    if (message === undefined) return key;
    let parts = this.#parsed.get(key);
    if (!parts) this.#parsed.set(key, (parts = new Reader(message).parts()));
    return this.#say(parts, params, "");
  }

  /** The word for a code of a closed list; a code that has none, a council's own, as it is. */
  word(topic: string, code: string | null | undefined): string {
    const key = `${topic}.${code ?? ""}`;
    return this.has(key) ? this.t(key) : (code ?? "");
  }

  /** A page's address in this language. */
  page(path: string): string {
    return this.lang === "pt-BR" ? path : `/${this.lang}${path}`;
  }

  time(at: string | number, withSeconds = false): string {
    return this.#date(at, { timeStyle: withSeconds ? "medium" : "short" });
  }

  moment(at: string | number): string {
    return this.#date(at, { dateStyle: "short", timeStyle: "short" });
  }

  /** A moment as a field of times shows it, in the council's place. */
  local(at: string | number): string {
    const form = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: this.timeZone });
    return form.format(new Date(at)).replace(" ", "T");
  }

  /** The moment that such a field says. */
  instant(local: string): string {
    const guess = Date.parse(`${local}Z`);
    const ahead = Date.parse(`${this.local(guess)}Z`) - guess;
    return new Date(guess - ahead).toISOString();
  }

  /** A span: hours and minutes, or minutes and seconds under an hour. */
  duration(seconds: number): string {
    const spans = [
      [Math.floor(seconds / 3600), "hour"],
      [Math.floor(seconds / 60) % 60, "minute"],
      [seconds < 3600 ? seconds % 60 : 0, "second"],
    ] as const;
    const said = spans.filter(([n]) => n > 0).map(([n, unit]) => this.#unit(n, unit));
    return said.join(" ") || this.#unit(0, "second");
  }

  /** Bytes: kilobytes up to a megabyte; never nothing. */
  size(amount: number): string {
    if (amount < 1024 ** 2) return `${String(Math.max(1, Math.round(amount / 1024)))}\u00a0kB`;
    return `${new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 1 }).format(amount / 1024 ** 2)}\u00a0MB`;
  }

  #unit(n: number, unit: string): string {
    return new Intl.NumberFormat(this.#locale, { style: "unit", unit, unitDisplay: "short" }).format(n);
  }

  #date(at: string | number, shape: Intl.DateTimeFormatOptions): string {
    const form = new Intl.DateTimeFormat(this.#locale, { ...shape, timeZone: this.timeZone });
    const parts = form.formatToParts(new Date(at)).map(({ type, value }) => (this.#isHourMark(type, value, shape) ? "h" : value));
    return parts.join("");
  }

  /** In Portuguese minutes write 19h04, and so does the server: app/i18n.py. With seconds it is 19:04:22 everywhere. */
  #isHourMark(type: string, value: string, { timeStyle }: Intl.DateTimeFormatOptions): boolean {
    return this.#locale === "pt-BR" && timeStyle === "short" && type === "literal" && value === ":";
  }

  #say(parts: readonly Part[], params: Params, hash: string): string {
    return parts.map((part) => this.#part(part, params, hash)).join("");
  }

  #part(part: Part, params: Params, hash: string): string {
    if (part === null) return hash;
    if (typeof part === "string") return part;
    const value = params[part.name];
    if (!("branches" in part)) return this.#put(value, part.format);
    const count = Array.isArray(value) ? value.length : Number(value);
    const names = part.by === "plural" ? [`=${String(count)}`, this.#rules.select(count)] : [word(value)];
    const name = names.find((one) => part.branches.has(one)) ?? "other";
    return this.#say(part.branches.get(name) ?? [], params, part.by === "plural" ? String(count) : hash);
  }

  #put(value: unknown, format: string | undefined): string {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return new Intl.ListFormat(this.#locale).format(value.map(String));
    if (typeof value !== "string" && typeof value !== "number") return "";
    switch (format) {
      case "date":
        return this.#date(value, { dateStyle: "long" });
      case "time":
        return this.time(value);
      case "datetime":
        return this.moment(value);
      case "duration":
        return this.duration(Number(value));
      case "size":
        return this.size(Number(value));
      case undefined:
      default:
        return String(value);
    }
  }
}

/** What `select` calls a value: nothing at all is `none`, and truth is `yes` or `no`. */
function word(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : "other";
}

/** Reads a message from left to right; null stands for `#`. */
class Reader {
  #at = 0;

  constructor(private readonly message: string) {}

  parts(): readonly Part[] {
    const parts: Part[] = [];
    while (this.#at < this.message.length && this.message[this.#at] !== "}") {
      const plain = this.#match(PLAIN);
      if (plain) parts.push(plain[0]);
      else if (this.message[this.#at] === "#") parts.push(this.#skip(null));
      else parts.push(this.#place());
    }
    return parts;
  }

  #place(): Part {
    const [, name = "", kind, last] = this.#match(OPENING) ?? this.#fail();
    if (last === "}") return { name, format: kind };
    const branches = new Map<string, readonly Part[]>();
    for (let branch = this.#match(BRANCH); branch; branch = this.#match(BRANCH)) {
      branches.set(branch[1] ?? "", this.parts());
      this.#skip(null);
    }
    this.#match(/\s*\}/y);
    return { name, by: kind === "plural" ? "plural" : "select", branches };
  }

  #match(shape: RegExp): RegExpExecArray | null {
    shape.lastIndex = this.#at;
    const found = shape.exec(this.message);
    if (found) this.#at += found[0].length;
    return found;
  }

  #skip<T>(value: T): T {
    this.#at += 1;
    return value;
  }

  #fail(): never {
    throw new SyntaxError(this.message);
  }
}
