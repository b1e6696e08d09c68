# The image of `lexlog worker`, `lexlog projector` and `lexlog api`.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Maven's downloads are kept between builds, not in the image.
RUN --mount=type=cache,target=/root/.m2/repository \
    mvn -B -q -Dquick -pl standalone -am package && \
    mkdir -p /app && \
    for module in schemas embedding ingest-worker store projector query-api standalone; do \
        cp "$module"/target/"$module"-[0-9]*[0-9].jar /app/ || exit 1; \
    done

FROM eclipse-temurin:25-jdk
# For the health checks of docker-compose.yml.
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home lexlog && install -d -o lexlog /var/lib/lexlog
COPY --from=build /src/standalone/target/lib /opt/lexlog/lib
COPY --from=build /app /opt/lexlog/app
ENV LANG=C.UTF-8 LEXLOG_WORKER_STATE_DIR=/var/lib/lexlog
USER lexlog
WORKDIR /var/lib/lexlog
ENTRYPOINT ["java", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=50", \
    "-cp", "/opt/lexlog/app/*:/opt/lexlog/lib/*", "dev.lexlog.standalone.cli.LexlogMain"]
CMD ["--help"]
