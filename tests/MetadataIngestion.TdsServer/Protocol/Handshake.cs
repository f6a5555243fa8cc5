using System.Buffers.Binary;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>Everything up to the login: encryption, the login itself, and the token where there is one.</summary>
internal sealed class Handshake
{
    /// <summary>The size of packets until the login is answered.</summary>
    public const int PacketSize = 4096;

    private const int WorkflowData = 22;
    private readonly Stream _network;
    private readonly EncryptionSetting _encryption;
    private readonly X509Certificate2 _certificate;

    public Handshake(Stream network, EncryptionSetting encryption, X509Certificate2 certificate)
    {
        (_network, _encryption, _certificate) = (network, encryption, certificate);
        Stream = network;
    }

    /// <summary>The stream on which the session goes on.</summary>
    public Stream Stream { get; private set; }

    /// <summary>The login; null when the client went away.</summary>
    public async Task<LoginRequest?> ReadLoginAsync(CancellationToken cancellationToken)
    {
        if (await MessageReader.ReadAsync(_network, cancellationToken) is not { Type: PacketType.PreLogin } first)
            return null;
        await _network.WriteAsync(PreLogin.Answer(_encryption), cancellationToken);
        if (_encryption != EncryptionSetting.NotSupported)
            await EncryptAsync(cancellationToken);
        if (await MessageReader.ReadAsync(Stream, cancellationToken) is not { Type: PacketType.Login } login)
            return null;
        var request = LoginRequest.Parse(login.Body);
        // Where neither side insists, only the login is encrypted.
        if (_encryption == EncryptionSetting.LoginOnly && PreLogin.EncryptionOf(first.Body) == EncryptionSetting.LoginOnly)
            Stream = _network;
        return request.OffersToken ? request with { Token = await ReadTokenAsync(cancellationToken) } : request;
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var carrier = new TlsCarrier(_network);
        var tls = new SslStream(carrier);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _certificate, EnabledSslProtocols = SslProtocols.Tls12 }, cancellationToken);
        carrier.PassesThrough = true;
        Stream = tls;
    }

    private async Task<string?> ReadTokenAsync(CancellationToken cancellationToken)
    {
        var authority = Encoding.Unicode.GetBytes("https://login.example.com/tenant");
        var resource = Encoding.Unicode.GetBytes("https://database.windows.net/");
        var answer = new PacketBuffer(PacketType.Response, PacketSize);
        answer.WriteByte((byte)Token.FederatedInfo);
        answer.WriteInt32(WorkflowData + authority.Length + resource.Length);
        answer.WriteInt32(2);
        WriteOption(answer, 1, authority.Length, WorkflowData);
        WriteOption(answer, 2, resource.Length, WorkflowData + authority.Length);
        answer.Write(authority);
        answer.Write(resource);
        await Stream.WriteAsync(answer.ToMessage(), cancellationToken);
        if (await MessageReader.ReadAsync(Stream, cancellationToken) is not { Type: PacketType.FederatedToken } token)
            return null;
        return Encoding.Unicode.GetString(token.Body, 8, BinaryPrimitives.ReadInt32LittleEndian(token.Body.AsSpan(4)));
    }

    private static void WriteOption(PacketBuffer answer, byte id, int length, int offset)
    {
        answer.WriteByte(id);
        answer.WriteInt32(length);
        answer.WriteInt32(offset);
    }
}
