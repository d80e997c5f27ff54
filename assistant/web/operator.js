// While an ingest runs: its step and bar are brought up to date each second; when it is done the page opens anew.
const texts = JSON.parse(document.getElementById("texts").textContent);
const box = document.getElementById("progress");
const step = document.getElementById("step");
const said = document.getElementById("said");
const bar = document.getElementById("bar");

async function look() {
  try {
    const response = await fetch("/operator/ingest", { headers: { Accept: "application/json" } });
    if (response.status === 401) return location.reload();
    const now = await response.json();
    if (now.state !== "running") return location.replace("/operator");
    step.textContent = now.step;
    // Screen readers hear each new stage once, not every figure of it.
    if (said.dataset.stage !== now.stage) said.textContent = now.step;
    said.dataset.stage = now.stage;
    bar.max = now.total || 1;
    bar.value = now.done;
  } catch {
    // the server is restarting, or the network is away: the next look tells
  }
  setTimeout(look, 1000);
}

if (texts.running && box) setTimeout(look, 500);
