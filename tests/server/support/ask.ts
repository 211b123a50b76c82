import { expectDeclared } from './expect-declared.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is checked by the assertions of each test
  body: any;
}

export interface AskInit {
  method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  token?: string;
  json?: unknown;
  raw?: BodyInit;
  headers?: Record<string, string>;
}

/** One request; JSON makes it a POST. */
export async function askServer(
  url: string,
  { method, token, json, raw, headers = {} }: AskInit = {},
): Promise<Answer> {
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const asked = method ?? (body === undefined ? 'GET' : 'POST');
  const response = await fetch(url, {
    method: asked,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const answer = {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : JSON.parse(text),
  };
  if (!response.ok) expectDeclared(asked, url, answer.body);
  return answer;
}
