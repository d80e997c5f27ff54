// The index is being built: when it is ready, what was asked for opens.
const look = async () => {
  try {
    if ((await fetch("/readyz", { cache: "no-store" })).ok) return location.reload();
  } catch {
    // The server itself may be starting again.
  }
  return setTimeout(look, 3000);
};
setTimeout(look, 1500);
