// Opens a WACZ file in ReplayWeb.page, in a Chromium that reaches nothing but this process.
// node replay.mjs CHROMIUM WACZ URL TS14 PICTURE : prints one JSON document with what the page shows.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [browserPath, wacz, url, ts, picture] = process.argv.slice(2);
const player = fileURLToPath(new URL("node_modules/replaywebpage", import.meta.url));
const scripts = { "/ui.js": "ui.js", "/replay/sw.js": "sw.js", "/replay/ui.js": "ui.js" };

function page() {
  const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<!doctype html><meta charset="utf-8"><script src="/ui.js"></script>
    <style>html,body,replay-web-page{margin:0;height:100%;width:100%;display:block}</style>
    <replay-web-page source="/a.wacz" replayBase="/replay/" embed="default" url="${quoted(url)}" ts="${ts}"></replay-web-page>`;
}

// WACZ is read piece by piece: length, ranges and type as the WACZ specification asks of a server.
function serveWacz(request, response) {
  const size = statSync(wacz).size;
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "");
  let from = 0;
  let to = size - 1;
  if (range) {
    from = range[1] === "" ? Math.max(0, size - Number(range[2])) : Number(range[1]);
    to = range[1] === "" || range[2] === "" ? size - 1 : Math.min(Number(range[2]), size - 1);
  }
  const headers = {
    "Content-Type": "application/wacz",
    "Accept-Ranges": "bytes",
    "Content-Length": to - from + 1,
    ...(range ? { "Content-Range": `bytes ${from}-${to}/${size}` } : {}),
  };
  response.writeHead(range ? 206 : 200, headers);
  if (request.method === "HEAD") response.end();
  else createReadStream(wacz, { start: from, end: to }).pipe(response);
}

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://127.0.0.1").pathname;
  if (path === "/a.wacz") return serveWacz(request, response);
  if (path === "/") {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    return response.end(page());
  }
  if (scripts[path]) {
    response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" });
    return response.end(readFileSync(join(player, scripts[path])));
  }
  response.writeHead(404).end();
});

async function replayed(tab) {
  for (let i = 0; i < 240; i++) {
    const frame = tab.frames().find((f) => f.url().includes("mp_/"));
    const text = frame ? await frame.evaluate(() => document.body?.innerText ?? "").catch(() => "") : "";
    if (text.trim() !== "") return { frame, text };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("nothing was shown: " + tab.frames().map((f) => f.url()).join(" "));
}

// Images count when the browser could draw them, style sheets when they have rules or could be read.
function looks() {
  const images = [...document.images];
  return {
    title: document.title,
    images: images.length,
    drawn: images.filter((i) => i.complete && i.naturalWidth > 0).length,
    sheets: [...document.styleSheets].filter((s) => s.href).length,
  };
}

await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking"],
});
try {
  const tab = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const { frame, text } = await replayed(tab);
  await frame.waitForLoadState("load");
  const seen = await frame.evaluate(looks);
  if (picture) await tab.screenshot({ path: picture });
  console.log(JSON.stringify({ address: frame.url(), text, ...seen }));
} finally {
  await browser.close();
  server.close();
}
