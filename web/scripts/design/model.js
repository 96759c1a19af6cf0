// How our step properties stand in a diagram: `spiffworkflow:property` in the extension elements, see docs/diagram.md.
export const DESCRIPTOR = {
  name: "SpiffWorkflow",
  prefix: "spiffworkflow",
  uri: "http://spiffworkflow.org/bpmn/schema/1.0/core",
  xml: { tagAlias: "lowerCase" },
  types: [
    { name: "Properties", superClass: ["Element"], properties: [{ name: "values", type: "Property", isMany: true }] },
    {
      name: "Property",
      superClass: ["Element"],
      properties: [{ name: "name", isAttr: true, type: "String" }, { name: "value", isAttr: true, type: "String" }],
    },
    { name: "CalledDecisionId", superClass: ["Element"], properties: [{ name: "text", isBody: true, type: "String" }] },
  ],
};
const LIST = "spiffworkflow:Properties";
const DECISION = "spiffworkflow:CalledDecisionId";

const extensions = (bo) => bo.get("extensionElements")?.get("values") ?? [];
const list = (bo) => extensions(bo).find((one) => one.$type === LIST)?.get("values") ?? [];

export const property = (bo, name) => list(bo).find((one) => one.name === name)?.value ?? "";
export const decision = (bo) => extensions(bo).find((one) => one.$type === DECISION)?.text ?? "";

// Names and texts that a diagram mentions without declaring them are kept as they are written: the library drops what it
// cannot resolve, and the data of a case is declared nowhere in a diagram.
export function restore(warnings, moddle) {
  for (const { element, property: name, value } of warnings) {
    if (!element || !name || value === undefined) continue;
    const stand = moddle.create("bpmn:BaseElement", { id: value });
    const known = element.$descriptor.propertiesByName[name];
    if (known?.isMany) element.get(known.name).push(stand);
    else element.set(name, stand);
  }
}

// Changes of a diagram that are undone by themselves.
export class Pen {
  constructor(modeler) {
    this.modeling = modeler.get("modeling");
    this.moddle = modeler.get("moddle");
    this.modeler = modeler;
  }

  create(type, values = {}, parent = null) {
    const made = this.moddle.create(type, values);
    if (parent) made.$parent = parent;
    return made;
  }

  // The attributes *values* of *part*, which is the element itself or something in it.
  set(element, values, part = element.businessObject) {
    this.modeling.updateModdleProperties(element, part, values);
  }

  extend(element, type, made) {
    const bo = element.businessObject;
    const holder = this.create("bpmn:ExtensionElements", {}, bo);
    const rest = extensions(bo).filter((one) => one.$type !== type);
    holder.values = made ? [...rest, made(holder)] : rest;
    this.set(element, { extensionElements: holder.values.length ? holder : undefined });
  }

  setProperty(element, name, value) {
    const known = list(element.businessObject).map((one) => [one.name, one.name === name ? value : one.value]);
    const wanted = (known.some(([its]) => its === name) ? known : [...known, [name, value]]).filter(([, told]) => told);
    const made = (holder) => {
      const all = this.create(LIST, {}, holder);
      all.values = wanted.map(([its, told]) => this.create("spiffworkflow:Property", { name: its, value: told }, all));
      return all;
    };
    this.extend(element, LIST, wanted.length ? made : null);
  }

  setDecision(element, code) {
    this.extend(element, DECISION, code ? (holder) => this.create(DECISION, { text: code }, holder) : null);
  }

  expression(text, parent) {
    return text ? this.create("bpmn:FormalExpression", { body: text }, parent) : undefined;
  }

  // The message, signal, error or escalation called *name*, made when the file has none.
  named(element, type, name, code) {
    const definitions = this.modeler.getDefinitions();
    const known = definitions.rootElements.find((one) => one.$type === type && one.name === name);
    if (known || !name) return known;
    const made = this.create(type, { id: this.moddle.ids.nextPrefixed(`${type.slice(5)}_`), name, ...code }, definitions);
    this.set(element, { rootElements: [...definitions.rootElements, made] }, definitions);
    return made;
  }
}
