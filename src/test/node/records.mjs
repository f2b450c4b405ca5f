// Reads WARC files with warcio: every record, every digest, and the index that warcio makes of them.
// node records.mjs WARC… : one JSON line a record; a record that warcio cannot read ends the run with status 1.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { WARCParser } from "warcio";

const hex = (label, value) => (value ?? "").startsWith(label + ":") ? value.slice(label.length + 1) : "";

// warcio takes the body for header fields where there are none or lines end in a bare LF, stops at an interim response,
// and has no way to the entity below a transfer coding: such payloads are not compared.
const PLAIN = /^HTTP\/1\.\d [2-5]\d\d[^\n]*\r\n[^\r\n]+:/;

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

async function block(record) {
  const hash = createHash("sha256");
  let length = 0;
  let head = "";
  for await (const chunk of record) {
    hash.update(chunk);
    if (head.length < 2048) head += Buffer.from(chunk).toString("latin1");
    length += chunk.length;
  }
  return { sha256: hash.digest("hex"), length, head };
}

// Blocks first: warcio hands them out byte for byte only when it does not read the HTTP head.
async function blocks(file) {
  const found = [];
  const parser = new WARCParser(createReadStream(file), { parseHttp: false, keepHeadersCase: true });
  for await (const record of parser) {
    const read = await block(record);
    const said = hex("sha256", record.warcHeader("WARC-Block-Digest"));
    found.push({
      file: basename(file),
      offset: parser.offset,
      version: record.warcHeaders.statusline,
      type: record.warcType,
      id: record.warcHeader("WARC-Record-ID"),
      uri: record.warcTargetURI,
      date: record.warcDate,
      profile: record.warcHeader("WARC-Profile") ?? "",
      refersTo: record.warcHeader("WARC-Refers-To") ?? "",
      length: read.length,
      plain: PLAIN.test(read.head),
      blockRight: said === read.sha256 && Number(record.warcHeader("Content-Length")) === read.length,
    });
  }
  return found;
}

// Then the payloads, as a replay tool has them: head read, transfer coding removed, content coding kept.
async function payloads(file, found) {
  let i = 0;
  for await (const record of new WARCParser(createReadStream(file), { keepHeadersCase: false })) {
    const at = found[i++];
    const said = hex("sha256", record.warcHeader("WARC-Payload-Digest"));
    if (record.warcType !== "response" || !said) {
      await record.skipFully();
      continue;
    }
    const head = record.getResponseInfo();
    at.status = head?.status ?? 0;
    const body = await record.readFully(false);
    const coding = record.httpHeaders?.headers.get("transfer-encoding") ?? "";
    at.payloadRight = coding || !at.plain ? null : sha256(body) === said;
  }
}

for (const file of process.argv.slice(2)) {
  const found = await blocks(file);
  await payloads(file, found);
  found.forEach((record) => console.log(JSON.stringify(record)));
}
