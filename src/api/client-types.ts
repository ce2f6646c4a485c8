import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

/** The types that the client is made of, from the OpenAPI document. Who asks for some `fields` knows which: all the others have every key of a row. */
export const clientTypes = async (document: object): Promise<string> => {
  const whole = JSON.parse(JSON.stringify(document), (_key, part: unknown) => wholeRows(part)) as Parameters<typeof openapiTS>[0];
  return `${COMMENT_HEADER}${astToString(await openapiTS(whole))}`;
};

const wholeRows = (part: unknown): unknown => {
  const [whole, partial] = (part as { anyOf?: { $ref?: string }[] } | null)?.anyOf ?? [];
  return partial?.$ref?.startsWith('#/components/schemas/Partial') ? whole : part;
};
