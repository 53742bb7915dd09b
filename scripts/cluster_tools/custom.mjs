// Reads objects as a JSON list, and says of each that is not Kubernetes' own what its schema objects to.
// node custom.mjs FOLDER: the folder that has node_modules.
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const MODELS = {
  "external-secrets.io/v1": "external-secrets/external-secrets.io/v1",
  "monitoring.coreos.com/v1": "prometheus-operator/monitoring.coreos.com/v1",
};
const folder = process.argv[2];
const objects = JSON.parse(await text(process.stdin));
let sound = true;

for (const object of objects) {
  const place = `${folder}/node_modules/@kubernetes-models/${MODELS[object.apiVersion]}/${object.kind}.js`;
  const model = (await import(pathToFileURL(place)))[object.kind];
  try {
    new model(object).validate();
  } catch (error) {
    sound = false;
    console.log(`${object.kind} ${object.metadata.name}: ${error.message}`);
  }
}
process.exitCode = sound ? 0 : 1;
