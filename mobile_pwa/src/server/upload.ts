// Sends a file as it is, and says how much of it is on its way: fetch() cannot tell.
import { BASE, OFFLINE, ourHeaders, type Result, read } from './client';

export interface UploadFile {
  type: string;
  bytes: ArrayBuffer;
}

const PATIENCE_MS = 180_000;

export function upload<T>(
  path: string,
  file: UploadFile,
  onShare: (share: number) => void,
): Promise<Result<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const unreachable = () => resolve({ ok: false, problem: OFFLINE });
    request.open('PUT', BASE + path);
    request.timeout = PATIENCE_MS;
    for (const [name, value] of Object.entries(ourHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', file.type);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onload = () => resolve(read<T>(answerOf(request)));
    request.onerror = unreachable;
    request.ontimeout = unreachable;
    request.onabort = unreachable;
    request.send(file.bytes);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['retry-after', 'etag']) {
    const value = request.getResponseHeader(name);
    if (value) headers.set(name, value);
  }
  return new Response(request.responseText, { status: request.status, headers });
}
