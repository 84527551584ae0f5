/** Makes the types of the API's client, which its contract test stands on, from the description that is served. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { API_VERSION, openApi } from "#app/features/data-api/api.server.ts";

const HELP = `Viết lại tests/db/api-types.ts từ mô tả OpenAPI của API lấy số liệu. Chạy sau khi đổi app/features/data-api.

  npm run api:types`;

const TARGET = new URL("../tests/db/api-types.ts", import.meta.url);

const { values } = parseArgs({ options: { help: { type: "boolean", default: false } } });
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const types = astToString(await openapiTS(openApi({ server: "http://localhost", version: API_VERSION }) as never));
await writeFile(TARGET, `/** Made by \`npm run api:types\`; changed there. */\n\n${types}`);
console.log("Đã viết tests/db/api-types.ts");
