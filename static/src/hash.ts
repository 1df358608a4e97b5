// The checksum by which a client notices that it drifted: CRC-32 of canonical JSON (RFC 8785 for our subset). Proves nothing.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Eight hex digits for a joined view; the same as rooms.log.tree.view_hash gives. */
export function viewHash(view: unknown): string {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(canonical(view))) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** Sorted keys, no blanks. Views hold neither floats nor integers of 2^53 and more. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
