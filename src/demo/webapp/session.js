"use strict";

const answer = document.getElementById("answer");
const texts = answer.dataset;

// As the other pages write a time.
function format(time) {
  const date = time.toLocaleDateString(document.documentElement.lang === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return `${date}, ${time.toLocaleTimeString("en-GB", { timeZone: "UTC" })} UTC`;
}

async function ask() {
  answer.textContent = "…";
  try {
    const response = await fetch("api/me", { headers: { Accept: "application/json" } });
    if (response.status === 401) {
      const problem = await response.json();
      const link = document.createElement("a");
      link.href = problem.sign_in;
      link.textContent = texts.signIn;
      answer.replaceChildren(`${texts.anonymous} `, link, ".");
    } else if (response.ok) {
      const me = await response.json();
      const words = { name: me.name || texts.nameless, time: me.tokenIssuedAt ? format(new Date(me.tokenIssuedAt)) : "?" };
      answer.textContent = texts.user.replace(/\{(name|time)\}/g, (all, word) => words[word]);
    } else {
      answer.textContent = texts.status.replace("{status}", response.status);
    }
  } catch {
    answer.textContent = texts.network;
  }
}

document.getElementById("ask").addEventListener("click", ask);
ask();
