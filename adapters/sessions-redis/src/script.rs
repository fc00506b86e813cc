//! What Redis does in one go, and nobody else in between. The names of keys follow from the entries
//! that stand in them, so that this is for one Redis and not for a cluster of them.
//!
//! | key | what it holds |
//! |---|---|
//! | `s:HASH` | a session, which Redis itself ends |
//! | `a:COMPANY:PERSON` | the entries of a person's sessions, by when they began |
//! | `c:COMPANY` | those of everybody in a company, by when they were last used |
//! | `e` | all of them, by when they end |
//! | `t:HASH`, `t` | a count of tries, and all of them by when they matter no more |

use redis::Script;

/// What all scripts know: `ARGV[1]` is the prefix of all keys.
const COMMON: &str = r"
local prefix = ARGV[1]
local function places(entry)
  local hash, company, person = string.match(entry, '^(%x+):(%x+):(%x+):')
  return prefix .. 's:' .. hash, prefix .. 'a:' .. company .. ':' .. person,
    prefix .. 'c:' .. company, prefix .. 'e'
end
local function drop(entry)
  local session, account, company, ends = places(entry)
  redis.call('ZREM', account, entry)
  redis.call('ZREM', company, entry)
  redis.call('ZREM', ends, entry)
  return redis.call('DEL', session)
end
";

/// Every script that there is.
pub(crate) struct Scripts {
    pub(crate) create: Script,
    pub(crate) touch: Script,
    pub(crate) confirm: Script,
    pub(crate) end: Script,
    pub(crate) end_of: Script,
    pub(crate) end_others: Script,
    pub(crate) open_in: Script,
    pub(crate) sweep: Script,
    pub(crate) replace: Script,
    pub(crate) sweep_tries: Script,
}

/// `entry begun absolute idle agent address ends ttl most`: 0 if there is such a session.
const CREATE: &str = r"
local entry, begun = ARGV[2], ARGV[3]
local session, account, company, ends = places(entry)
if redis.call('EXISTS', session) == 1 then
  return 0
end
redis.call('HSET', session, 'entry', entry, 'begun', begun, 'used', begun, 'confirmed', begun,
  'absolute', ARGV[4], 'idle', ARGV[5], 'agent', ARGV[6], 'address', ARGV[7])
redis.call('PEXPIRE', session, ARGV[9])
redis.call('ZADD', account, begun, entry)
redis.call('ZADD', company, begun, entry)
redis.call('ZADD', ends, ARGV[8], entry)
for _, old in ipairs(redis.call('ZREVRANGE', account, ARGV[10], -1)) do
  drop(old)
end
return 1
";

/// `hash now ends ttl`
const TOUCH: &str = r"
local session = prefix .. 's:' .. ARGV[2]
local entry = redis.call('HGET', session, 'entry')
if not entry then
  return 0
end
local _, _, company, ends = places(entry)
redis.call('HSET', session, 'used', ARGV[3])
redis.call('PEXPIRE', session, ARGV[5])
redis.call('ZADD', company, 'XX', ARGV[3], entry)
redis.call('ZADD', ends, 'XX', ARGV[4], entry)
return 1
";

/// `hash now`
const CONFIRM: &str = r"
local session = prefix .. 's:' .. ARGV[2]
if redis.call('EXISTS', session) == 0 then
  return 0
end
redis.call('HSET', session, 'confirmed', ARGV[3])
return 1
";

/// `hash`: how many there were.
const END: &str = r"
local entry = redis.call('HGET', prefix .. 's:' .. ARGV[2], 'entry')
if not entry then
  return 0
end
return drop(entry)
";

/// `hash company person`: how many of this person there were.
const END_OF: &str = r"
local entry = redis.call('HGET', prefix .. 's:' .. ARGV[2], 'entry')
if not entry or string.find(entry, ARGV[2] .. ':' .. ARGV[3] .. ':' .. ARGV[4] .. ':', 1, true) ~= 1 then
  return 0
end
return drop(entry)
";

/// `kept company person`: how many others there were.
const END_OTHERS: &str = r"
local n = 0
for _, entry in ipairs(redis.call('ZRANGE', prefix .. 'a:' .. ARGV[3] .. ':' .. ARGV[4], 0, -1)) do
  if string.find(entry, ARGV[2] .. ':', 1, true) ~= 1 then
    n = n + drop(entry)
  end
end
return n
";

/// `company now most`: the entries of those that are good, the last used first.
const OPEN_IN: &str = r"
local open = {}
for _, entry in ipairs(redis.call('ZREVRANGE', prefix .. 'c:' .. ARGV[2], 0, ARGV[4] - 1)) do
  local ends = redis.call('ZSCORE', prefix .. 'e', entry)
  if ends and tonumber(ARGV[3]) < tonumber(ends) then
    open[#open + 1] = entry
  end
end
return open
";

/// `now most`: how many were over.
const SWEEP: &str = r"
local over = redis.call('ZRANGEBYSCORE', prefix .. 'e', '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])
for _, entry in ipairs(over) do
  drop(entry)
end
return #over
";

/// `hash before after until ttl`: 0 if it is not any more what it was before. Nothing is an empty
/// text, and a `ttl` of 0 leaves it as it is.
const REPLACE: &str = r"
local key, all = prefix .. 't:' .. ARGV[2], prefix .. 't'
if (redis.call('GET', key) or '') ~= ARGV[3] then
  return 0
end
if ARGV[4] == '' then
  redis.call('DEL', key)
  redis.call('ZREM', all, ARGV[2])
  return 1
end
if ARGV[6] == '0' then
  redis.call('SET', key, ARGV[4], 'KEEPTTL')
else
  redis.call('SET', key, ARGV[4], 'PX', ARGV[6])
end
redis.call('ZADD', all, ARGV[5], ARGV[2])
return 1
";

/// `before most`: how many were over by then.
const SWEEP_TRIES: &str = r"
local all = prefix .. 't'
local over = redis.call('ZRANGEBYSCORE', all, '-inf', '(' .. ARGV[2], 'LIMIT', 0, ARGV[3])
for _, hash in ipairs(over) do
  redis.call('DEL', prefix .. 't:' .. hash)
  redis.call('ZREM', all, hash)
end
return #over
";

impl Scripts {
    pub(crate) fn new() -> Self {
        let script = |body: &str| Script::new(&format!("{COMMON}{body}"));
        Self {
            create: script(CREATE),
            touch: script(TOUCH),
            confirm: script(CONFIRM),
            end: script(END),
            end_of: script(END_OF),
            end_others: script(END_OTHERS),
            open_in: script(OPEN_IN),
            sweep: script(SWEEP),
            replace: script(REPLACE),
            sweep_tries: script(SWEEP_TRIES),
        }
    }
}
