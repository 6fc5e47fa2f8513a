-- Requests of signed-in users, one after the other; each response must be a page with the name of one of them.
-- The argument is a file with a line for each user: the name, a tab, and the cookies.

local threads = {}
local requests = {}
local names = {}
local turn = 0
wrong = 0
sample = ""

function setup(thread)
    table.insert(threads, thread)
end

function init(arguments)
    for line in io.lines(arguments[1]) do
        local name, cookies = line:match("^([^\t]*)\t(.*)$")
        local headers = { ["Host"] = wrk.headers["Host"], ["Accept"] = "text/html" }
        if cookies ~= "" then
            headers["Cookie"] = cookies
        end
        names[name] = true
        table.insert(requests, wrk.format("GET", nil, headers))
    end
end

function request()
    turn = turn % #requests + 1
    return requests[turn]
end

function response(status, headers, body)
    if status ~= 200 or not names[body] then
        wrong = wrong + 1
        sample = status .. " " .. body:sub(1, 60):gsub("%s", " ")
    end
end

function done(summary, latency, requests)
    local all = 0
    local last = ""
    for _, thread in ipairs(threads) do
        all = all + thread:get("wrong")
        last = thread:get("sample")
    end
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d %d %s\n", summary.requests, summary.duration, latency:percentile(50),
        latency:percentile(99), all, errors.connect + errors.read + errors.write + errors.timeout, last))
end
