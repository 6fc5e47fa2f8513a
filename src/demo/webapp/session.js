"use strict";

const answer = document.getElementById("answer");

async function ask() {
  answer.textContent = "…";
  try {
    const response = await fetch("api/me", { headers: { Accept: "application/json" } });
    if (response.status === 401) {
      const problem = await response.json();
      const link = document.createElement("a");
      link.href = problem.sign_in;
      link.textContent = "Sign in and come back here";
      answer.replaceChildren("You are not signed in. ", link, ".");
    } else if (response.ok) {
      const me = await response.json();
      answer.textContent = `You are ${me.name || "somebody without a name"}. Your token was issued at ${me.tokenIssuedAt}.`;
    } else {
      answer.textContent = `No answer right now (${response.status}). Ask again in a moment.`;
    }
  } catch {
    answer.textContent = "The network does not answer. Ask again in a moment.";
  }
}

document.getElementById("ask").addEventListener("click", ask);
ask();
