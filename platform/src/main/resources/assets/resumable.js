"use strict";
// Sends one file by the tus protocol, so that it can be paused and goes on after a cut line, a
// restarted server or a reloaded page: the browser remembers under a mark where the file went.
window.resumable = (function () {
  const RETRY_DELAYS_MILLIS = [0, 1000, 3000, 5000, 10000, 20000, 30000];
  const isPossible = () => window.tus !== undefined && window.tus.isSupported;

  /** What is known of an upload of the same file that was not finished, newest first. */
  async function unfinished(mark) {
    if (!isPossible()) return [];
    const found = await window.tus.defaultOptions.urlStorage.findUploadsByFingerprint(mark);
    return found.sort((a, b) => new Date(b.creationTime) - new Date(a.creationTime));
  }

  /** Whether trying again later may help: the line or the server is gone, the file is not refused. */
  function isPassing(error) {
    const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
    return status === 0 || status === 409 || status === 423 || status >= 500;
  }

  /**
   * @param sender { file, mark, metadata, csrf() }
   * @param listener { sent(bytes), done(), broken(), refused(text) }
   * @returns what the reader can do: start, pause, giveUp
   */
  function upload(sender, listener) {
    const one = new window.tus.Upload(sender.file, {
      endpoint: "/files",
      metadata: sender.metadata,
      retryDelays: RETRY_DELAYS_MILLIS,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(sender.mark),
      onBeforeRequest: (request) => {
        request.setHeader("X-CSRF-Token", sender.csrf());
        request.setHeader("Accept", "application/json");
      },
      onProgress: (sent) => listener.sent(sent),
      onSuccess: () => listener.done(),
      onError: (error) => {
        if (isPassing(error)) {
          listener.broken();
          return;
        }
        // What was refused is gone on the server and must not be found again.
        unfinished(sender.mark)
          .then((found) => Promise.all(found.map((old) =>
            window.tus.defaultOptions.urlStorage.removeUpload(old.urlStorageKey))))
          .finally(() => listener.refused(error.originalResponse.getBody()));
      },
    });
    return {
      async start() {
        const before = await unfinished(sender.mark);
        if (one.url === null && before.length > 0) one.resumeFromPreviousUpload(before[0]);
        one.start();
      },
      pause: () => one.abort(),
      giveUp: () => one.abort(true),
    };
  }

  return { isPossible, unfinished, upload };
})();
