// An independent reader: npm @auth0/cose with the published keys alone. Prints the claims, or fails.
// node read_with_cose.mjs <text of the code> <file of keys>
import { readFileSync } from "node:fs";
import { Sign1 } from "@auth0/cose";
import { importJWK } from "jose";
import { decode } from "cbor-x";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

// base45 of RFC 9285, written here so that nothing of ours is trusted
function fromBase45(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((sign) => SIGNS.indexOf(sign));
    const number = digits.reduce((sum, digit, place) => sum + digit * 45 ** place, 0);
    if (digits.length === 3) bytes.push(number >> 8);
    bytes.push(number & 255);
  }
  return Uint8Array.from(bytes);
}

const [code, file] = process.argv.slice(2);
const object = Sign1.decode(fromBase45(code.replace(/^SAPAR1:/, "")));
const kid = new TextDecoder().decode(object.protectedHeaders.get(4));
const published = JSON.parse(readFileSync(file, "utf8")).keys.find((key) => key.kid === kid);
await object.verify(await importJWK(published, "EdDSA"), { algorithms: [-8] });
const claims = decode(object.payload);
const entries = claims instanceof Map ? [...claims] : Object.entries(claims);
console.log(JSON.stringify(entries.map(([name, value]) => [Number(name), value instanceof Uint8Array ? new TextDecoder().decode(value) : value])));
