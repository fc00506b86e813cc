# The servers that the tests want, each thrown away at the end.

services=$(dirname "${BASH_SOURCE[0]}")
source "$services/clean-up.sh"
source "$services/packages.sh"
source "$services/loopback.sh"
source "$services/postgres.sh"
source "$services/mariadb.sh"
source "$services/smtp.sh"
source "$services/freetds.sh"
source "$services/redis.sh"
source "$services/s3.sh"

need_servers() {
    need_postgres
    need_mariadb
    need_smtp
    need_freetds
    need_redis
    need_s3
}

start_servers() {
    make_folder
    start_postgres
    start_mariadb
    start_smtp
    start_redis
    start_s3
}
