// Writes a WARC file with warcio, record by record as Browsertrix does.
// node write.mjs 1.0|1.1 OUT.warc[.gz] REPORT.html URL
import { createHash } from "node:crypto";
import { createWriteStream, readFileSync } from "node:fs";
import { once } from "node:events";
import { WARCRecord, WARCSerializer } from "warcio";

const [version, out, report, url] = process.argv.slice(2);
const warcVersion = "WARC/" + version;
const gzip = out.endsWith(".gz");
const page = readFileSync(report);
const text = (words) => new TextEncoder().encode(words);
const target = createWriteStream(out);

async function* of(bytes) {
  yield bytes;
}

async function write(record, digest = { algo: "sha-256", prefix: "sha256:", base32: false }) {
  const serializer = new WARCSerializer(record, { gzip, digest });
  for await (const chunk of serializer) {
    if (!target.write(chunk)) await once(target, "drain");
  }
}

const date = (second) => `2025-03-01T01:02:${String(second).padStart(2, "0")}Z`;
const html = { "Content-Type": "text/html; charset=utf-8", "X-Crawled-By": "warcio" };

await write(WARCRecord.createWARCInfo({ filename: "warcio.warc", warcVersion, date: date(0) }, {
  software: "warcio.js test writer", format: warcVersion.replace("/", " File Format "),
}));
await write(WARCRecord.create({ url, date: date(1), type: "response", warcVersion, httpHeaders: html,
  statusline: "HTTP/1.1 200 OK" }, of(page)));
await write(WARCRecord.create({ url, date: date(1), type: "request", warcVersion,
  httpHeaders: { Host: new URL(url).host, "User-Agent": "Browsertrix" }, statusline: "GET / HTTP/1.1" }, of(text(""))));
await write(WARCRecord.create({ url, date: date(9), type: "revisit", warcVersion, httpHeaders: html,
  statusline: "HTTP/1.1 200 OK", refersToUrl: url, refersToDate: date(1),
  warcHeaders: { "WARC-Payload-Digest": "sha256:" + createHash("sha256").update(page).digest("hex") } }, of(text(""))));
await write(WARCRecord.create({ url: new URL("gone.html", url).href, date: date(2), type: "response", warcVersion,
  httpHeaders: html, statusline: "HTTP/1.1 404 Not Found" }, of(text("<title>404</title>没有"))));
await write(WARCRecord.create({ url: new URL("moved.html", url).href, date: date(3), type: "response", warcVersion,
  httpHeaders: { Location: url }, statusline: "HTTP/1.1 301 Moved Permanently" }, of(text(""))));
// What Browsertrix keeps of a page besides: no exchange with a site.
await write(WARCRecord.create({ url: "urn:pageinfo:" + url, date: date(4), type: "resource", warcVersion,
  warcHeaders: { "Content-Type": "application/json", "WARC-JSON-Metadata": "{}" } }, of(text(JSON.stringify({ url })))));
await write(WARCRecord.create({ url: "urn:text:" + url, date: date(5), type: "resource", warcVersion,
  warcHeaders: { "Content-Type": "text/plain" } }, of(text("二七区"))));
// A resource with an address of its own is what was at that address.
await write(WARCRecord.create({ url: new URL("notice.txt", url).href, date: date(6), type: "resource", warcVersion,
  warcHeaders: { "Content-Type": "text/plain; charset=utf-8" } }, of(text("公告"))));
await write(WARCRecord.create({ url, date: date(7), type: "metadata", warcVersion,
  warcHeaders: { "Content-Type": "application/warc-fields" } }, of(text("via: " + url + "\r\n"))));
// A digest as older writers have it.
await write(WARCRecord.create({ url: new URL("old.html", url).href, date: date(8), type: "response", warcVersion,
  httpHeaders: html, statusline: "HTTP/1.1 200 OK" }, of(text("<title>旧</title>"))),
  { algo: "sha-1", prefix: "sha1:", base32: true });
target.end();
await once(target, "finish");
