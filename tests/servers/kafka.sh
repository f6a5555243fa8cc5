# What tests with Kafka need. Their brokers are librdkafka's mock cluster inside the test process, so no server is started. Sourced by tests/run.sh.
#
#   kafka_install   librdkafka, kcat as an independent consumer and Python's avro as an independent reader, unless they are there

# Another interpreter on the path may not see the system's packages.
python_avro() { "$(if [[ -x /usr/bin/python3 ]]; then echo /usr/bin/python3; else echo python3; fi)" -c 'import avro'; }

kafka_install() {
    # Debian's kcat brings librdkafka along.
    require_command kcat kcat && require "Python's avro" python3-avro python_avro
}
